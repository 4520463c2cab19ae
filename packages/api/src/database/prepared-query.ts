import type { Compilable, CompiledQuery, DialectAdapter, QueryResult, SqliteDatabase } from 'kysely'
import type { Executor } from './database.ts'
import { findDirectSqlite } from './sqlite-fast-path.ts'

/**
 * Placeholder for a value while the query is built. Must not take part in expressions: its value would be baked into
 * the SQL text.
 */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(
      `The text of the query must not depend on the value of "${this.name}": calculate in SQL, or pass another value`,
    )
  }
}

const placeholders = new Proxy({}, { get: (_target, name) => new Placeholder(String(name)) })

export type PreparedQuery<Values, Row> = (executor: Executor, values: Values) => Promise<QueryResult<Row>>

/** The common part of `sql` templates and query builders. */
type Buildable<Row> = Pick<Compilable<Row>, 'compile'> | { compile(executor: Executor): CompiledQuery<Row> }

/**
 * A query whose text is made once per database, for the paths of every logon: building and compiling a query takes
 * several times as long as running it.
 *
 * @param build receives placeholders for the values. If the text itself depends on them (a list, an optional
 * condition), make one query for each form.
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

/** Queries that differ in their text, one for each form. There must be few forms. */
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
