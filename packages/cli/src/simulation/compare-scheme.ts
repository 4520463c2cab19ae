import type { RunSimulationTestsQuery } from '../gql/graphql.ts'

/** The live scheme that tests were replayed against, compared with the one that they were made from. */
export interface TestedScheme {
  accessType: string
  liveVersion: number
  /** True if the content differs, whatever the version number. */
  isDifferent: boolean
}

export function compareScheme(file: object, schemes: RunSimulationTestsQuery['schemes']): TestedScheme | null {
  const { accessType, schemeHash } = file as { accessType?: unknown; schemeHash?: unknown }
  const live = schemes.find((scheme) => scheme.accessType === accessType)
  if (typeof schemeHash !== 'string' || !live) return null
  return {
    accessType: live.accessType,
    liveVersion: live.published.number,
    isDifferent: live.published.hash !== schemeHash,
  }
}
