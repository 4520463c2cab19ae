import { Checkbox, NumberInput, Stack } from '@mantine/core'

/** The bounds that the server sets. */
const MINUTES = { min: 1, max: 1_440 }

interface ProvisionalChoiceProps {
  /** Where something speaks against it, there is no choice but the time. */
  isForced: boolean
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  minutes: number | string
  onMinutes: (minutes: number | string) => void
}

/** Whether what goes live takes itself back unless an administrator logs on through it, and within how long. */
export function ProvisionalChoice({ isForced, isChosen, onChoose, minutes, onMinutes }: ProvisionalChoiceProps) {
  const rollsBackByItself = isForced || isChosen
  return (
    <Stack gap="xs">
      <Checkbox
        label="Take it back unless an administrator logs on through it"
        description={
          isForced ? 'Always, where something speaks against it.' : 'For when you want to be on the safe side.'
        }
        checked={rollsBackByItself}
        disabled={isForced}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      {rollsBackByItself && (
        <NumberInput
          label="Within how many minutes"
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
