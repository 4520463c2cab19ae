import { Skeleton, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'

export interface Column<Row> {
  label: string
  render: (row: Row) => ReactNode
  /** The row's name. Shown without its label where rows are cards. */
  isTitle?: boolean
  /** For a column of buttons: only screen readers get its label. */
  hidesLabel?: boolean
  align?: 'right'
}
interface DataTableProps<Row> {
  /** The table's name for screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  /** `undefined` while the first rows are loading. */
  rows: readonly Row[] | undefined
  toKey: (row: Row) => string
  /** Opens a row on click. The row must contain a button or link that does the same from the keyboard. */
  onOpen?: (row: Row) => void
}

const SKELETON_ROWS = [1, 2, 3, 4, 5]

/** A table that turns into cards on a narrow screen. Its roles are explicit, because `display: block` removes those of table elements. */
export function DataTable<Row>({ caption, columns, rows, toKey, onOpen }: DataTableProps<Row>) {
  return (
    <table className={classes['table']} role="table" aria-label={caption} aria-busy={rows === undefined}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.label} role="columnheader" scope="col" data-align={column.align}>
              {column.hidesLabel ? <VisuallyHidden>{column.label}</VisuallyHidden> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows === undefined
          ? SKELETON_ROWS.map((row) => (
              <tr key={row} role="row">
                {columns.map((column) => (
                  <td key={column.label} role="cell">
                    <Skeleton height={14} width={column.isTitle ? '70%' : '45%'} my={4} />
                  </td>
                ))}
              </tr>
            ))
          : rows.map((row) => (
              <tr
                key={toKey(row)}
                role="row"
                data-opens={onOpen ? true : undefined}
                onClick={onOpen ? (event) => openUnlessControl(event, () => onOpen(row)) : undefined}>
                {columns.map((column) => (
                  <td
                    key={column.label}
                    role="cell"
                    data-label={column.isTitle || column.hidesLabel ? undefined : column.label}
                    data-title={column.isTitle}
                    data-align={column.align}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            ))}
      </tbody>
    </table>
  )
}

/** Links and buttons inside a row keep their own action, and selecting text is not a click. */
function openUnlessControl(event: React.MouseEvent, open: () => void): void {
  const isControl =
    event.target instanceof Element && event.target.closest('a, button, input, [role="dialog"], [role="menu"]') !== null
  if (!isControl && !window.getSelection()?.toString()) open()
}
