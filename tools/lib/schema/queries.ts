// Questions to PostgreSQL's catalogue. Each answers one JSON object a row, called `row`.

const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`
const tableName = `n.nspname || '.' || c.relname`

/** $1: the application role. */
export const tablesSql = `
  select json_build_object(
    'schema', n.nspname, 'name', c.relname,
    'kind', case c.relkind when 'v' then 'view' when 'm' then 'materialised view' else 'table' end,
    'rowSecurity', c.relrowsecurity, 'forced', c.relforcerowsecurity,
    'invoker', coalesce(c.reloptions::text ~ 'security_invoker=(true|on|1)', false),
    'grants', array(
      select p from unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) p
      where has_schema_privilege($1, n.oid, 'USAGE') and has_table_privilege($1, c.oid, p)),
    'publicGrants', array(
      select a.privilege_type from aclexplode(c.relacl) a where a.grantee = 0 order by 1)
  ) as row
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and ${ours}
  order by n.nspname collate "C", c.relname collate "C"`

export const columnsSql = `
  select json_build_object(
    'table', ${tableName}, 'name', a.attname,
    'type', case when t.typtype = 'd' then b.typname else t.typname end, 'typeKind', t.typtype,
    'nullable', not (a.attnotnull or t.typtype = 'd' and t.typnotnull),
    'hasDefault', a.atthasdef, 'generated', a.attgenerated <> '' or a.attidentity = 'a',
    'usesSequence', a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false)
  ) as row
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid left join pg_type b on b.oid = t.typbasetype
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped and ${ours}
  order by a.attrelid, a.attnum`

// Unique indexes count, whether a constraint made them or not.
export const keysSql = `
  select json_build_object(
    'table', ${tableName}, 'name', i.relname,
    'kind', case when x.indisprimary then 'primary' when x.indisexclusion then 'exclusion' else 'unique' end,
    'columns', array(
      select coalesce(a.attname, '') from unnest(x.indkey::int2[]) with ordinality k (attnum, place)
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum and k.attnum > 0
      where k.place <= x.indnkeyatts order by k.place)
  ) as row
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  where (x.indisunique or x.indisexclusion) and c.relkind in ('r', 'p') and ${ours}
  union all
  select json_build_object(
    'table', ${tableName}, 'name', f.conname, 'kind', 'foreign',
    'columns', array(
      select a.attname from unnest(f.conkey) with ordinality k (attnum, place)
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum order by k.place),
    'target', (select tn.nspname || '.' || t.relname from pg_class t join pg_namespace tn on tn.oid = t.relnamespace where t.oid = f.confrelid),
    'targetColumns', array(
      select a.attname from unnest(f.confkey) with ordinality k (attnum, place)
      join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.attnum order by k.place)
  )
  from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
  where f.contype = 'f' and ${ours}`

export const policiesSql = `
  select json_build_object(
    'table', ${tableName}, 'name', p.polname, 'command', p.polcmd, 'permissive', p.polpermissive,
    'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)
  ) as row
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  order by p.polname`

export const checksSql = `
  select json_build_object('table', ${tableName}, 'column', a.attname, 'text', pg_get_constraintdef(k.oid)) as row
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
  where k.contype = 'c' and cardinality(k.conkey) = 1 and ${ours}
  order by k.conname`

/** $1: the application role. */
export const definersSql = `
  select json_build_object(
    'name', n.nspname || '.' || f.proname, 'body', coalesce(f.prosrc, '') || coalesce(pg_get_function_sqlbody(f.oid), ''),
    'searchPathSet', coalesce(f.proconfig::text like '%search_path=%', false)
  ) as row
  from pg_proc f join pg_namespace n on n.oid = f.pronamespace
  where f.prosecdef and f.prokind in ('f', 'p') and ${ours}
    and has_schema_privilege($1, n.oid, 'USAGE') and has_function_privilege($1, f.oid, 'EXECUTE')
  order by 1::text`

/** $1: the application role. */
export const powersSql = `
  select to_json(power) as row from (
    select 'is a superuser' as power from pg_roles where rolname = $1 and rolsuper
    union all select 'passes by every policy' from pg_roles where rolname = $1 and rolbypassrls
    union all select 'may create roles' from pg_roles where rolname = $1 and rolcreaterole
    union all select 'owns ' || c.oid::regclass from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1
    union all select 'may create in schema ' || n.nspname from pg_namespace n where ${ours} and has_schema_privilege($1, n.oid, 'CREATE')
  ) powers order by power`
