-- Which of what a ballot chose a task carries out; none: the whole of it. Titles lie with the ballot's own, which doesn't change once published.
alter table deliberation.decisions
  add column option_codes text[] not null default '{}',
  add constraint decisions_options check (option_codes = '{}' or ballot_id is not null);
alter table deliberation.ballots add column chosen jsonb not null default '[]';
update deliberation.ballots b set chosen = coalesce((
  select jsonb_agg(jsonb_build_object('code', o.code, 'title', o.title) order by w.place)
  from ballots.results r cross join lateral jsonb_array_elements_text(r.outcome->'winners') with ordinality as w (code, place)
  join ballots.options o on o.community_id = r.community_id and o.ballot_id = r.ballot_id and o.code = w.code and o.candidate_person_id is null
  where r.community_id = b.community_id and r.ballot_id = b.ballot_id), '[]')
from ballots.ballots v where v.community_id = b.community_id and v.id = b.ballot_id and v.kind not in ('owners', 'lift', 'consent', 'review', 'satisfaction');
