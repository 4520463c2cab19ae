import { formatDuration } from '../../../lib/time/format-duration.ts'
import { useSecondsUntil } from '../../../lib/time/use-seconds-until.ts'
import { useProblemText } from './use-problem-text.ts'
import { Notice } from '../../../module-contract/notice.tsx'

interface ProblemNoticeProps {
  problem: { code: string; message: string; retryAt: string | null }
}

/** What did not work and what to do. */
export function ProblemNotice({ problem }: ProblemNoticeProps) {
  const text = useProblemText(problem)
  const seconds = useSecondsUntil(problem.retryAt)
  if (!text) return null
  return (
    <Notice kind="problem" title={text.message}>
      {text.hint}
      {seconds !== null && seconds > 0 && (
        // The countdown is for the eye: read aloud every second, it would drown everything else.
        <div aria-live="off">You can try again in {formatDuration(seconds)}.</div>
      )}
    </Notice>
  )
}
