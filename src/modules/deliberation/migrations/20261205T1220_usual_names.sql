-- Names of ways and steps, and articles of laws, that nobody gave are kept by their key in the catalogue, no longer by their Chinese text.
with usual (name, kept) as (
  values
    ('收集', '@usual_step_collect'),
    ('讨论', '@usual_step_discuss'),
    ('开会', '@usual_step_meet'),
    ('表决', '@usual_step_vote'),
    ('定下来', '@usual_step_settle'),
    ('办理', '@usual_step_do'),
    ('反馈', '@usual_step_report'),
    ('各单位带来问题', '@usual_step_bring'),
    ('商量', '@usual_step_talk'),
    ('定责任', '@usual_step_assign'),
    ('线上讨论', '@usual_step_online'),
    ('马上开会', '@usual_step_meet_now'),
    ('当场定', '@usual_step_settle_now'),
    ('党支部提议', '@usual_step_branch_proposes'),
    ('两委商议', '@usual_step_committees_discuss'),
    ('党员大会审议', '@usual_step_members_review'),
    ('代表会议决议', '@usual_step_deputies_decide'),
    ('决议公开、实施', '@usual_step_published_done'),
    ('结果公开', '@usual_step_result_public'),
    ('听各户', '@usual_step_hear'),
    ('楼里商量', '@usual_step_talk_inside'),
    ('居民议事会', '@template_residents_council'),
    ('板凳会', '@template_bench_meeting'),
    ('圆桌会', '@template_round_table'),
    ('联席议事', '@template_joint_meeting'),
    ('网上议事厅', '@template_online_hall'),
    ('一事一议', '@template_one_matter'),
    ('急事急议', '@template_urgent'),
    ('四议两公开', '@template_four_two'),
    ('围楼议事', '@template_household_forum'),
    ('《城市居民委员会组织法》（2025 年修订）第二十八条、第二十九条', '@law_article_representatives'),
    ('法律没有规定人数，按多数社区的议事规则，可以按本社区的改', '@law_article_residents_committee'),
    ('《业主大会和业主委员会指导规则》：过半数委员出席，全体委员半数以上同意，会前七日公告', '@law_article_owners_committee'),
    ('按组织自己的章程；没有写的，过半数到会、过半数同意', '@law_article_body'),
    ('协商会，不设法定人数；表决时到会的人过半数同意', '@law_article_open')
), steps as (
  update deliberation.topic_stages s set name = u.kept from usual u where u.name = s.name
), decided as (
  update deliberation.laws l set figures = jsonb_set(l.figures, '{article}', to_jsonb(u.kept)) from usual u where u.name = l.figures ->> 'article'
), called as (
  update deliberation.meetings m set law = jsonb_set(m.law, '{article}', to_jsonb(u.kept)) from usual u where u.name = m.law ->> 'article'
)
update deliberation.topic_templates t set
  name = coalesce((select u.kept from usual u where u.name = t.name), t.name),
  stages = (
    select jsonb_agg(case when u.kept is null then one else jsonb_set(one, '{name}', to_jsonb(u.kept)) end order by place)
    from jsonb_array_elements(t.stages) with ordinality as stage (one, place) left join usual u on u.name = one ->> 'name');
