import type { FaultKind } from '../../../contract/fault-kinds.ts'

/** A setting of a fault, as a choice. The first is the simulator's default. */
export interface FaultOption {
  name: string
  label: string
  choices: { label: string; value: string | number | boolean }[]
}

const allowBody: FaultOption = {
  name: 'allowBody',
  label: 'Body',
  choices: [
    { label: 'An error', value: false },
    { label: 'Says “allow”', value: true },
  ],
}

export const FAULT_OPTIONS: Partial<Record<FaultKind, FaultOption[]>> = {
  error500: [allowBody],
  error503: [allowBody],
  'rate-limit': [
    {
      name: 'retryAfter',
      label: 'Retry-After',
      choices: [
        { label: 'In seconds', value: 'seconds' },
        { label: 'As a date', value: 'date' },
        { label: 'Missing', value: 'none' },
      ],
    },
  ],
  'clock-skew': [
    {
      name: 'seconds',
      label: 'Offset',
      choices: [
        { label: '10 minutes ahead', value: 600 },
        { label: '2 minutes ahead', value: 120 },
        { label: '1 hour ahead', value: 3600 },
        { label: '10 minutes behind', value: -600 },
      ],
    },
  ],
}
