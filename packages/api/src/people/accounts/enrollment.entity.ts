import { type InferEntity, defineEntity, p } from '@mikro-orm/core'

/** The tie between a user and a module. The engine creates it when a step passes or begins an enrollment. */
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
