import type { StepUser } from '../../module-contract/step-context.ts'

export const toStepUser = ({ id, username, displayName, email }: Omit<StepUser, 'fake'>): StepUser => ({
  id,
  username,
  displayName,
  email,
  fake: false,
})

/** The stand-in for a name that no user has. */
export const toFakeUser = (username: string): StepUser => ({
  id: '',
  username,
  displayName: null,
  email: null,
  fake: true,
})
