import { Checkbox, NumberInput, Stack } from '@mantine/core'

/** The server's bounds. */
const MINUTES = { min: 1, max: 1_440 }

interface ProvisionalChoiceProps {
  /** True where a refusal is overridden: only the time can be chosen then. */
  isForced: boolean
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  minutes: number | string
  onMinutes: (minutes: number | string) => void
}

/** Whether a publication is provisional, and how long it can be confirmed. */
export function ProvisionalChoice({ isForced, isChosen, onChoose, minutes, onMinutes }: ProvisionalChoiceProps) {
  const rollsBackByItself = isForced || isChosen
  return (
    <Stack gap="xs">
      <Checkbox
        label="Roll back unless an administrator logs on through it"
        description={isForced ? 'Required when a refusal is overridden.' : 'Optional safety net.'}
        checked={rollsBackByItself}
        disabled={isForced}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      {rollsBackByItself && (
        <NumberInput
          label="Confirm within (minutes)"
          value={minutes}
          onChange={onMinutes}
          {...MINUTES}
          clampBehavior="strict"
          allowDecimal={false}
          w={300}
          maw="100%"
          pl={32}
        />
      )}
    </Stack>
  )
}
