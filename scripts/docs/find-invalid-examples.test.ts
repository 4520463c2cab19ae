import { buildSchema } from 'graphql'
import { expect, it } from 'vitest'
import { findInvalidExamples } from './find-invalid-examples.ts'

const schema = buildSchema('type Query { logon(token: String!): Logon }\ntype Logon { id: ID! }')
const find = (source: string): string[] =>
  findInvalidExamples(schema, source).map(({ line, reason }) => `${line}: ${reason}`)

it('examples that the API takes are valid, also those put together in JavaScript', () => {
  expect(find('```graphql\n{ logon(token: "a") { id } }\n```\n')).toEqual([])
  const javascript =
    "const PARTS = `fragment Parts on Logon { id }`\nconst READ = `query ($t: String!) { logon(token: $t) { ...Parts } } ${PARTS}`\nconst other = 'text'\n"
  expect(find(`\`\`\`js\n${javascript}\`\`\`\n`)).toEqual([])
})

it('an example with a field that is gone is found on its line', () => {
  expect(find('Read it:\n\n```graphql\n{\n  logon(token: "a") { state }\n}\n```\n')).toEqual([
    '5: Cannot query field "state" on type "Logon".',
  ])
  expect(find('```js\nconst a = 1\nconst READ = `query { logon(token: "a") { state } }`\n```\n')).toEqual([
    '3: Cannot query field "state" on type "Logon".',
  ])
})

it('an example that is no GraphQL is found', () => {
  expect(find('```graphql\nquery {\n```\n')[0]).toMatch(/^3: Syntax Error/)
})
