import { formatDuration } from '../../../lib/time/format-duration.ts'
import { useSecondsUntil } from '../../../lib/time/use-seconds-until.ts'
import { useProblemText } from './use-problem-text.ts'
import { Notice } from '../../../module-contract/notice.tsx'

interface ProblemNoticeProps {
  problem: { code: string; message: string; retryAt: string | null }
}

/** A problem and what to do about it. */
export function ProblemNotice({ problem }: ProblemNoticeProps) {
  const text = useProblemText(problem)
  const seconds = useSecondsUntil(problem.retryAt)
  if (!text) return null
  return (
    <Notice kind="problem" title={text.message}>
      {text.hint}
      {seconds !== null && seconds > 0 && (
        // Not announced: read out every second, the countdown would drown out everything else.
        <div aria-live="off">You can try again in {formatDuration(seconds)}.</div>
      )}
    </Notice>
  )
}
