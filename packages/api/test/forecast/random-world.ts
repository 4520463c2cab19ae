import fc from 'fast-check'
import { SERVICE_CONDITIONS, type ServiceCondition } from '../../src/module-contract/step-forecast.ts'

/** What is the same for everybody of one world. */
export interface WorldShape {
  /** Nobody answers at Duo, or its keys don't fit: for everybody at once. Otherwise each person has a condition of their own. */
  service: 'answers' | 'unreachable' | 'refuses-keys'
  automaticPush: boolean
  selfEnrollment: boolean
  isVerifiedPush: boolean
  usernameFormat: 'as-typed' | 'email'
}

export interface PersonShape {
  condition: ServiceCondition
  enabled: boolean
  hasPassword: boolean
  initialPassword: 'none' | 'lasts' | 'expired'
  hasEmail: boolean
  /** Tied to a user at Duo by id; "elsewhere": at another API hostname, which says nothing here. */
  enrollment: 'here' | 'elsewhere' | 'none'
  isTiedByUniversal: boolean
  isNameTaken: boolean
  hasEnrollmentCode: boolean
}

export interface StepShape {
  module: string
  options?: Record<string, unknown>
}

const mostly = (value: boolean): fc.Arbitrary<boolean> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constant(!value) })

const failMode = fc.constantFrom('closed', 'open')
/** Everybody comes from 10.0.0.0/8. */
const failOpenFrom = fc.constantFrom(null, null, '10.0.0.0/8', '192.0.2.0/24, 2001:db8::/32')
const bypass = fc.constantFrom('refuse', 'accept')

function duoStep({ isVerifiedPush }: WorldShape): fc.Arbitrary<StepShape> {
  return fc.record({
    module: fc.constant('duo'),
    options: fc.record({
      failMode,
      failOpenFrom,
      bypass,
      enrollment: fc.constantFrom('offer', 'offer', 'portal', 'refuse'),
      enrollmentCode: fc.oneof(
        { weight: 3, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      // Without Verified Push at Duo it leaves passcodes alone, which nobody can decline.
      verifiedPushOnly: isVerifiedPush ? fc.boolean() : fc.constant(false),
    }),
  })
}

const universalStep = fc.record({
  module: fc.constant('duo-universal'),
  options: fc.record({ failMode, failOpenFrom, bypass }),
})
const passwordStep = fc.constant<StepShape>({ module: 'password' })

/** A flow that can be published: somebody is proved before Duo is asked. */
export function schemeOf(world: WorldShape): fc.Arbitrary<StepShape[]> {
  const more = fc.oneof(
    { weight: 6, arbitrary: duoStep(world) },
    { weight: 3, arbitrary: universalStep },
    { weight: 1, arbitrary: passwordStep },
  )
  const rest = fc.oneof(
    { weight: 6, arbitrary: fc.array(more, { minLength: 1, maxLength: 1 }) },
    { weight: 3, arbitrary: fc.array(more, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  )
  return rest.map((steps) => [{ module: 'password' }, ...steps])
}

const ANSWERED_CONDITIONS = SERVICE_CONDITIONS.filter(
  (condition) => condition !== 'unreachable' && condition !== 'refuses-keys',
)

export function personOf({ service }: WorldShape, scheme: readonly StepShape[]): fc.Arbitrary<PersonShape> {
  return fc
    .record({
      condition:
        service === 'answers'
          ? fc.oneof(fc.constant('approves' as const), fc.constantFrom(...ANSWERED_CONDITIONS))
          : fc.constant(service),
      enabled: mostly(true),
      hasPassword: mostly(true),
      initialPassword: fc.oneof(
        { weight: 8, arbitrary: fc.constant('none' as const) },
        { weight: 1, arbitrary: fc.constant('lasts' as const) },
        { weight: 1, arbitrary: fc.constant('expired' as const) },
      ),
      hasEmail: fc.boolean(),
      enrollment: fc.oneof(
        { weight: 4, arbitrary: fc.constant('here' as const) },
        { weight: 3, arbitrary: fc.constant('none' as const) },
        { weight: 1, arbitrary: fc.constant('elsewhere' as const) },
      ),
      isTiedByUniversal: fc.boolean(),
      isNameTaken: mostly(false),
      hasEnrollmentCode: fc.boolean(),
    })
    .map((person) => toConsistent(person, scheme))
}

/**
 * What is not stored here is not relied on: who isn't enrolled for the Auth API is forecast as new to Duo. So that the two can be compared,
 * nobody is known to Duo by the Universal Prompt alone when a Duo step comes.
 */
function toConsistent(person: PersonShape, scheme: readonly StepShape[]): PersonShape {
  const modules = scheme.map(({ module }) => module)
  const [universal, duo] = [modules.indexOf('duo-universal'), modules.lastIndexOf('duo')]
  if (duo === -1) return person
  if (universal !== -1 && universal < duo) return { ...person, enrollment: 'here' }
  return { ...person, isTiedByUniversal: person.isTiedByUniversal && person.enrollment === 'here' }
}
