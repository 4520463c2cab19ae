import { useQuery } from '@apollo/client/react'
import { ProvisionalBanner } from '../../components/publications/provisional-banner.tsx'
import { ProvisionalPublicationsDocument } from './gql/provisional-publications.ts'

const REFRESH_MS = 15_000

/** The provisional publications of all schemes. */
export function ProvisionalPublications() {
  const { data, refetch } = useQuery(ProvisionalPublicationsDocument, { pollInterval: REFRESH_MS })
  const refresh = () => void refetch()
  return data?.schemes.map(
    (scheme) =>
      scheme.pending && <ProvisionalBanner key={scheme.key} scheme={scheme} onSettled={refresh} onOver={refresh} />,
  )
}
