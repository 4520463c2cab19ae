import { GraphQLError, parse, validate, type GraphQLSchema } from 'graphql'
import { readGraphqlDocuments } from './read-graphql-documents.ts'

interface InvalidExample {
  line: number
  reason: string
}

/** The GraphQL examples of a Markdown file that the API would refuse. */
export function findInvalidExamples(schema: GraphQLSchema, source: string): InvalidExample[] {
  return readGraphqlDocuments(source).flatMap(({ text, line }) =>
    listErrors(schema, text).map(({ message, locations }) => ({
      line: line + (locations?.[0]?.line ?? 1) - 1,
      reason: message,
    })),
  )
}

function listErrors(schema: GraphQLSchema, text: string): readonly GraphQLError[] {
  try {
    return validate(schema, parse(text))
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}
