import { graphql } from '../../module-contract/graphql-text.ts'

export const passwordPrompt = graphql(`
  fragment PasswordPrompt on PasswordPrompt {
    asksUsername
  }
`)

export const newPasswordPrompt = graphql(`
  fragment NewPasswordPrompt on NewPasswordPrompt {
    username
    minLength
    maxLength
  }
`)
