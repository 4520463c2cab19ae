import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import classes from './card.module.css'
import type { FaultChoice } from './choices.ts'

interface FaultCardProps {
  fault: FaultChoice
  isBusy: boolean
  onInject: (options: Record<string, unknown>) => void
}

export function FaultCard({ fault, isBusy, onInject }: FaultCardProps) {
  const [chosen, setChosen] = useState<Record<string, number>>({})
  const { options } = fault
  const inject = () =>
    onInject(
      Object.fromEntries(options.map((option) => [option.name, option.choices[chosen[option.name] ?? 0]?.value])),
    )

  return (
    <li className={classes.card}>
      <h3 className={classes.title}>{fault.title}</h3>
      <p className={classes.effect}>{fault.effect}</p>
      {options.map((option) => (
        <NativeSelect
          key={option.name}
          className={classes.option}
          label={option.label}
          size="md"
          value={chosen[option.name] ?? 0}
          data={option.choices.map(({ label }, index) => ({ value: String(index), label }))}
          onChange={(event) => setChosen({ ...chosen, [option.name]: Number(event.currentTarget.value) })}
        />
      ))}
      <Button
        className={classes.inject}
        variant="light"
        size="sm"
        mih={44}
        disabled={isBusy}
        aria-label={`Inject: ${fault.title}`}
        onClick={inject}>
        Inject
      </Button>
    </li>
  )
}
