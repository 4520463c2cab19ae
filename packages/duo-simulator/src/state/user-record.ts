import type { User } from './model.ts'

export function createUserRecord(fields: Pick<User, 'userId' | 'username' | 'createdAt'> & Partial<User>): User {
  return {
    aliases: [],
    status: 'active',
    bypassCodes: [],
    wrongPasscodesInARow: 0,
    lockedOutAt: null,
    lastLogin: null,
    ...fields,
  }
}
