import { graphql } from '../../lib/graphql-text.ts'

export const passwordPrompt = graphql(`
  fragment PasswordPrompt on PasswordPrompt {
    asksUsername
  }
`)
