import type { RunSimulationTestsQuery } from '../gql/graphql.ts'

/** The flow that tests are replayed against, beside the one that they were made from. */
export interface TestedFlow {
  accessType: string
  liveVersion: number
  /** Whether the content is another one, whatever the number. */
  isAnother: boolean
}

export function compareFlow(file: object, schemes: RunSimulationTestsQuery['schemes']): TestedFlow | null {
  const { accessType, schemeHash } = file as { accessType?: unknown; schemeHash?: unknown }
  const live = schemes.find((scheme) => scheme.accessType === accessType)
  if (typeof schemeHash !== 'string' || !live) return null
  return {
    accessType: live.accessType,
    liveVersion: live.published.number,
    isAnother: live.published.hash !== schemeHash,
  }
}
