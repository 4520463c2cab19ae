import { graphql } from '../../module-contract/graphql-text.ts'

export const duoChoicePrompt = graphql(`
  fragment DuoChoicePrompt on DuoChoicePrompt {
    devices {
      id
      name
      factors
    }
    acceptsPasscode
    notice
    resendAt
  }
`)

export const duoWaitPrompt = graphql(`
  fragment DuoWaitPrompt on DuoWaitPrompt {
    factor
    device {
      id
      name
    }
    status
    statusMessage
    verificationCode
    expiresAt
    resendAt
    acceptsPasscode
  }
`)

export const duoEnrollmentPrompt = graphql(`
  fragment DuoEnrollmentPrompt on DuoEnrollmentPrompt {
    qrCode
    activationCode
    activationUrl
    portalUrl
    notice
    expiresAt
  }
`)
