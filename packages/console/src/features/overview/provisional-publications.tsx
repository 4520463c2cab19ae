import { useQuery } from '@apollo/client/react'
import { PendingBanner } from '../../components/publications/provisional-banner.tsx'
import { PendingPublicationsDocument } from './gql/provisional-publications.ts'

const REFRESH_MS = 15_000

/** What is live on probation, in all schemes. */
export function PendingPublications() {
  const { data, refetch } = useQuery(PendingPublicationsDocument, { pollInterval: REFRESH_MS })
  const refresh = () => void refetch()
  return data?.schemes.map(
    (scheme) =>
      scheme.pending && <PendingBanner key={scheme.key} scheme={scheme} onSettled={refresh} onOver={refresh} />,
  )
}
