import { type InferEntity, defineEntity, p } from '@mikro-orm/core'

/** A user, as the administration reads them. Changes go through statements, since they can race with each other. */
export const UserEntity = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.string().primary(),
    username: p.string(),
    usernameCanonical: p.string(),
    displayName: p.string().nullable(),
    email: p.string().nullable(),
    enabled: p.integer(),
    roles: p.string(),
    passwordHash: p.string().nullable().lazy(),
    passwordChangedAt: p.integer().nullable(),
    createdAt: p.integer(),
    updatedAt: p.integer(),
    lastLogonAt: p.integer().nullable(),
  },
})
export type UserEntity = InferEntity<typeof UserEntity>
