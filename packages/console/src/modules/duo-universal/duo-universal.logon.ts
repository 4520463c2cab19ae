import { graphql } from '../../lib/graphql-text.ts'

export const duoUniversalPrompt = graphql(`
  fragment DuoUniversalPrompt on DuoUniversalPrompt {
    redirectUrl
    state
    expiresAt
  }
`)
