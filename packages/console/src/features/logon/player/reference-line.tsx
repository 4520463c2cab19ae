import { CopyButton } from '../../../module-contract/copy-button.tsx'
import classes from './player.module.css'

/** What an administrator can look the refusal up by. */
export function ReferenceLine({ reference }: { reference: string }) {
  return (
    <div className={classes.reference}>
      <span>Reference</span>
      <span className={classes.copyable}>
        <code>{reference}</code>
        <CopyButton text={reference} label="Copy the reference" iconOnly />
      </span>
    </div>
  )
}
