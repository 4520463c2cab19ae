import type { Compilable, CompiledQuery, DialectAdapter, QueryResult, SqliteDatabase } from 'kysely'
import type { Executor } from './database.ts'
import { findDirectSqlite } from './sqlite-fast-path.ts'

/** Stands for a value while the query is built. It is nothing to reckon with: that would become part of the text. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(
      `The query must not depend on the value of "${this.name}": reckon in SQL or hand in another value`,
    )
  }
}

const placeholders = new Proxy({}, { get: (_target, name) => new Placeholder(String(name)) })

export type PreparedQuery<Values, Row> = (executor: Executor, values: Values) => Promise<QueryResult<Row>>

/** What `sql` templates and query builders have in common. */
type Buildable<Row> = Pick<Compilable<Row>, 'compile'> | { compile(executor: Executor): CompiledQuery<Row> }

/**
 * A query of which the text is made once for each database, for the paths that are walked by every logon: building and compiling one
 * takes several times as long as running it.
 *
 * @param build is handed stand-ins for the values. Where the text itself depends on them (a list, an optional condition), make a query
 * for each form of it.
 */
export function prepareQuery<Values extends object, Row>(
  build: (db: Executor, values: Values) => Buildable<Row>,
): PreparedQuery<Values, Row> {
  const compiledFor = new WeakMap<DialectAdapter, CompiledQuery<Row>>()
  return (executor, values) => {
    const { adapter } = executor.getExecutor()
    let compiled = compiledFor.get(adapter)
    if (!compiled)
      compiledFor.set(adapter, (compiled = build(executor, placeholders as Values).compile(executor as never)))
    const parameters = compiled.parameters.map((value) =>
      value instanceof Placeholder ? values[value.name as keyof Values] : value,
    )
    const direct = findDirectSqlite(executor)
    return direct
      ? runDirectly<Row>(direct, compiled.sql, parameters)
      : executor.executeQuery({ ...compiled, parameters })
  }
}

async function runDirectly<Row>(
  sqlite: SqliteDatabase,
  text: string,
  parameters: readonly unknown[],
): Promise<QueryResult<Row>> {
  const statement = sqlite.prepare(text)
  if (statement.reader) return { rows: statement.all(parameters) as Row[] }
  return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) }
}

/** Queries that differ in their text: one is made for each form, of which there must be few. */
export function prepareQueries<Values extends object, Row, Form extends string>(
  build: (form: Form) => PreparedQuery<Values, Row>,
): (form: Form) => PreparedQuery<Values, Row> {
  const made = new Map<Form, PreparedQuery<Values, Row>>()
  return (form) => {
    let query = made.get(form)
    if (!query) made.set(form, (query = build(form)))
    return query
  }
}
