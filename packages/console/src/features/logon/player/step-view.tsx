import { Button, Loader, Stack } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { StepAnswer } from '../../../module-contract/console-module.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { findPromptEntry } from './find-prompt-entry.ts'
import { focusFirst } from './focus-first.ts'
import type { Failure, LogonView } from '../controller/logon-snapshot.ts'
import classes from './player.module.css'
import { PromptBoundary } from './prompt-boundary.tsx'
import { ReferenceLine } from './reference-line.tsx'
import { ReloadNotice } from './reload-notice.tsx'
import { StepDots } from './step-dots.tsx'
import { StepPassedTick } from './step-passed-tick.tsx'
import { usePromptView } from './use-prompt-view.ts'

interface StepViewProps {
  logon: Extract<LogonView, { phase: 'step' }>['logon']
  submitting: boolean
  failure: Failure | null
  passedText: string | undefined
  onAnswer: (answer: StepAnswer) => void
  onCancel: () => void
}

export function StepView({ logon, submitting, failure, passedText, onAnswer, onCancel }: StepViewProps) {
  const { prompt, problem, position, stepCount } = logon
  const { entry, view: View, failed } = usePromptView(findPromptEntry(prompt.module, prompt.__typename))
  const card = useRef<HTMLDivElement>(null)
  // The same kind of prompt keeps what was typed; another kind is a new form.
  const promptKey = `${logon.id} ${position} ${prompt.module} ${prompt.__typename}`
  const isShown = View !== null

  useEffect(() => {
    if (isShown && card.current) focusFirst(card.current)
  }, [promptKey, isShown])
  useEffect(() => {
    document.title = `${prompt.title} · Sallyport`
  }, [prompt.title])

  const fieldShowsIt = entry.showsFieldProblems && prompt.fields.some((field) => field.name === problem?.field)
  const notice = failure ?? (fieldShowsIt ? null : problem)
  const reference = (failure ?? problem)?.reference
  return (
    <Stack gap="lg" ref={card}>
      <div>
        <h1 tabIndex={-1} className={classes.title} data-heading>
          {prompt.title}
        </h1>
        {position > 1 && <StepDots position={position} count={stepCount} />}
      </div>
      <div role="status" className={classes.passed} hidden={!passedText}>
        {passedText && (
          <>
            <StepPassedTick /> {passedText}
          </>
        )}
      </div>
      {/* With the key, the same problem is announced again when it occurs again. */}
      {notice && <ProblemNotice key={`${logon.token} ${notice.code}`} problem={notice} />}
      {View ? (
        <PromptBoundary key={promptKey} fallback={<ReloadNotice />}>
          <View prompt={prompt} problem={problem} submitting={submitting} onAnswer={onAnswer} onCancel={onCancel} />
        </PromptBoundary>
      ) : failed ? (
        <ReloadNotice />
      ) : (
        <div className={classes.center}>
          <Loader aria-label="Loading" />
        </div>
      )}
      {reference && <ReferenceLine reference={reference} />}
      {prompt.pollAfterMs === null && position > 1 && (
        <Button variant="subtle" color="gray" disabled={submitting} onClick={onCancel}>
          Cancel
        </Button>
      )}
    </Stack>
  )
}
