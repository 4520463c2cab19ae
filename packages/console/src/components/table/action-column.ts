import type { ReactNode } from 'react'
import type { Column } from './data-table.tsx'

/** The last column, with a row's buttons. Only screen readers need its label. */
export const actionColumn = <Row>(render: (row: Row) => ReactNode): Column<Row> => ({
  label: 'Action',
  hidesLabel: true,
  align: 'right',
  render,
})
