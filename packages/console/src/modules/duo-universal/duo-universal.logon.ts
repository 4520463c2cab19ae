import { graphql } from '../../module-contract/graphql-text.ts'

export const duoUniversalPrompt = graphql(`
  fragment DuoUniversalPrompt on DuoUniversalPrompt {
    redirectUrl
    state
    expiresAt
  }
`)
