import { buildSchema, type GraphQLSchema, isAbstractType, isLeafType, isListType, isNonNullType } from 'graphql'
import type { GraphQLOutputType } from 'graphql'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// The file is what the code says, or `pnpm test` fails. Built here, the schema would have the answers of other tests' modules.
const schema: GraphQLSchema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'))

/** What two fields of one name must have in common so that a client can select both: lists, nullability, and the type of a leaf. */
function toShape(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return `${toShape(type.ofType)}!`
  if (isListType(type)) return `[${toShape(type.ofType)}]`
  return isLeafType(type) ? type.name : '{}'
}

/** Fields of one name that members of a union or an interface have in different shapes. */
function listConflicts(): string[] {
  const conflicts: string[] = []
  for (const abstract of Object.values(schema.getTypeMap()).filter(isAbstractType)) {
    const known = new Map<string, { shape: string; member: string }>()
    for (const member of schema.getPossibleTypes(abstract))
      for (const { name, type } of Object.values(member.getFields())) {
        const shape = toShape(type)
        const first = known.get(name)
        if (!first) known.set(name, { shape, member: member.name })
        else if (first.shape !== shape)
          conflicts.push(`${abstract.name}: ${first.member}.${name}: ${first.shape}, ${member.name}.${name}: ${shape}`)
      }
  }
  return conflicts
}

it('lets a client select every field of every member of a union or an interface without an alias', () => {
  expect(listConflicts()).toEqual([])
})

it('has unions and interfaces of which that can be said', () => {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType)
  expect(abstract.map(({ name }) => name)).toEqual(expect.arrayContaining(['Logon', 'StepPrompt', 'SaveSchemeResult']))
  for (const type of abstract) expect(schema.getPossibleTypes(type).length, type.name).toBeGreaterThan(0)
})
