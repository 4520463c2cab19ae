import { type InferEntity, defineEntity, p } from '@mikro-orm/core'

/** What ties a user to a module; made by the engine when a step passes or begins one. */
export const EnrollmentEntity = defineEntity({
  name: 'Enrollment',
  tableName: 'enrollments',
  properties: {
    userId: p.string().primary(),
    module: p.string().primary(),
    externalId: p.string(),
    createdAt: p.integer(),
  },
})
export type EnrollmentEntity = InferEntity<typeof EnrollmentEntity>
