import { Loader, Stack, Text } from '@mantine/core'
import { findPromptEntry } from './find-prompt-entry.ts'
import { LogonEnded } from './logon-ended.tsx'
import type { LogonController } from '../controller/logon-controller.ts'
import type { LogonSnapshot } from '../controller/logon-snapshot.ts'
import classes from './player.module.css'
import { StepView } from './step-view.tsx'
import { StepPassedTick } from './step-passed-tick.tsx'

interface LogonPlayerProps {
  snapshot: LogonSnapshot
  controller: Pick<LogonController, 'answer' | 'cancel' | 'startAgain'>
}

/** Plays a logon, whatever its steps. It knows the states of a logon, and no module. */
export function LogonPlayer({ snapshot, controller }: LogonPlayerProps) {
  const { view, movedOnFrom } = snapshot
  const passedText = movedOnFrom ? findPromptEntry(movedOnFrom.module, movedOnFrom.typename)?.passedText : undefined
  const startAgain = (): void => void controller.startAgain()
  switch (view.phase) {
    case 'starting':
      return (
        <div className={classes.center}>
          <Loader aria-label="Loading" />
        </div>
      )
    case 'step':
      return (
        <StepView
          logon={view.logon}
          submitting={snapshot.submitting}
          failure={snapshot.failure}
          passedText={passedText}
          onAnswer={(answer) => void controller.answer(answer)}
          onCancel={() => void controller.cancel()}
        />
      )
    case 'finishing':
    case 'completed':
      return (
        <Stack align="center" gap="sm" ta="center" role="status">
          <StepPassedTick large />
          <h1 className={classes.title}>{passedText ?? 'You are logged on'}</h1>
          <Text c="dimmed">{view.phase === 'finishing' ? 'Logging you on …' : 'Continuing …'}</Text>
          {view.phase === 'completed' && (
            <a className={classes.link} href={view.redirectTo}>
              Continue
            </a>
          )}
        </Stack>
      )
    case 'denied':
      return <LogonEnded problem={view.problem} onStartAgain={startAgain} />
    case 'failed':
      return <LogonEnded problem={view.failure} onStartAgain={startAgain} />
  }
}
