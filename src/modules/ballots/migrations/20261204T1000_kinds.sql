-- Points (score), satisfaction (满意度测评) and review (竣工评议: the same groups judge what was finished).
alter table ballots.ballots
  drop constraint ballots_kind_check,
  drop constraint ballots_check3,
  drop constraint ballots_secret,
  -- the most points a voter gives an option
  add column score_most int check (score_most between 2 and 10),
  -- a review: each group has to reach the share by itself, not all together
  add column each_group boolean not null default false;
alter table ballots.ballots
  add constraint ballots_kind_check check (kind in ('consultation', 'choose', 'approval', 'ranking', 'budget', 'owners', 'lift', 'consent', 'score',
    'satisfaction', 'review')),
  add constraint ballots_score_most check ((kind in ('score', 'satisfaction')) = (score_most is not null)),
  add constraint ballots_each_group check (not each_group or (kind = 'review' and by_group)),
  -- the share that has to be reached: of households (consent), of valid votes (review), of who judged (satisfaction, where there is a bar)
  add constraint ballots_percent check (case when kind in ('consent', 'review') then consent_percent is not null
    else consent_percent is null or kind = 'satisfaction' end),
  add constraint ballots_secret check (not secret or (not named and not by_group
    and kind in ('consultation', 'choose', 'approval', 'ranking', 'budget', 'score', 'satisfaction')));
