import { useQuery } from '@apollo/client/react'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { SchemeDocument } from './gql/schemes.ts'
import type { ApiModule } from './steps/to-rule-module.ts'
import { SchemeEditor } from './editor/scheme-editor.tsx'
import { SchemeSkeleton } from './scheme-skeleton.tsx'

/** Loads a scheme with its versions and opens it in the editor. */
export function SchemeLoader({ schemeKey, modules }: { schemeKey: string; modules: readonly ApiModule[] }) {
  // Editing must start from what is published now, never from what this window loaded earlier.
  const { data, error, refetch } = useQuery(SchemeDocument, {
    variables: { key: schemeKey },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  if (data?.scheme)
    return (
      <SchemeEditor
        scheme={data.scheme}
        modules={modules}
        onReload={async () => (await refetch()).data?.scheme ?? null}
      />
    )
  if (data) return <ProblemNotice error={new Error('The scheme no longer exists')} onRetry={() => void refetch()} />
  return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <SchemeSkeleton />
}
