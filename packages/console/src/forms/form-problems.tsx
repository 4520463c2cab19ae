import { Alert, Stack } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { ProblemNotice } from '../components/feedback/problem-notice.tsx'
import type { RejectableForm } from './use-rejectable-form.ts'

/** Shown above a form: problems that belong to no field, or a failed request. Scrolls into view when it appears. */
export function FormProblems({ problems, failure }: Pick<RejectableForm, 'problems' | 'failure'>) {
  const notice = useRef<HTMLDivElement>(null)
  const isShown = problems.length > 0 || failure !== null
  useEffect(() => {
    if (isShown) notice.current?.scrollIntoView({ block: 'nearest' })
  }, [isShown])
  if (!isShown) return null
  return (
    <Stack gap="sm" ref={notice}>
      {problems.length > 0 && (
        <Alert color="red" variant="light" role="alert">
          {problems.join(' ')}
        </Alert>
      )}
      {failure !== null && <ProblemNotice error={failure} />}
    </Stack>
  )
}
