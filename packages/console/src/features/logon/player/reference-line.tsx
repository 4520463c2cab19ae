import { CopyButton } from '../../../module-contract/copy-button.tsx'
import classes from './player.module.css'

/** The reference with which an administrator can look up the refusal. */
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
