-- Places that are counted, 第二网格, stand in the order of their number and no longer of its sound (src/engines/text/pinyin.ts).
with counted (name, sounds, counts) as (
  values
    ('第一', 'di4 yi1', 'di4 000001'),
    ('第二', 'di4 er4', 'di4 000002'),
    ('第三', 'di4 san1', 'di4 000003'),
    ('第四', 'di4 si4', 'di4 000004'),
    ('第五', 'di4 wu3', 'di4 000005'),
    ('第六', 'di4 liu4', 'di4 000006'),
    ('第七', 'di4 qi1', 'di4 000007'),
    ('第八', 'di4 ba1', 'di4 000008'),
    ('第九', 'di4 jiu3', 'di4 000009'),
    ('第十', 'di4 shi2', 'di4 000010'),
    ('第十一', 'di4 shi2 yi1', 'di4 000011'),
    ('第十二', 'di4 shi2 er4', 'di4 000012'),
    ('第十三', 'di4 shi2 san1', 'di4 000013'),
    ('第十四', 'di4 shi2 si4', 'di4 000014'),
    ('第十五', 'di4 shi2 wu3', 'di4 000015'),
    ('第十六', 'di4 shi2 liu4', 'di4 000016'),
    ('第十七', 'di4 shi2 qi1', 'di4 000017'),
    ('第十八', 'di4 shi2 ba1', 'di4 000018'),
    ('第十九', 'di4 shi2 jiu3', 'di4 000019'),
    ('第二十', 'di4 er4 shi2', 'di4 000020'),
    ('第二十一', 'di4 er4 shi2 yi1', 'di4 000021'),
    ('第二十二', 'di4 er4 shi2 er4', 'di4 000022'),
    ('第二十三', 'di4 er4 shi2 san1', 'di4 000023'),
    ('第二十四', 'di4 er4 shi2 si4', 'di4 000024'),
    ('第二十五', 'di4 er4 shi2 wu3', 'di4 000025'),
    ('第二十六', 'di4 er4 shi2 liu4', 'di4 000026'),
    ('第二十七', 'di4 er4 shi2 qi1', 'di4 000027'),
    ('第二十八', 'di4 er4 shi2 ba1', 'di4 000028'),
    ('第二十九', 'di4 er4 shi2 jiu3', 'di4 000029'),
    ('第三十', 'di4 san1 shi2', 'di4 000030')
)
update territory.areas a set sort_key = c.counts || substr(a.sort_key, length(c.sounds) + 1)
from counted c
where a.name ~ ('^' || c.name || '[^一二三四五六七八九十百]') and starts_with(a.sort_key, c.sounds || ' ');
