/** Words by which a name is told from others: the commonest surnames of the country, and what people are called by after them. */
export const surnames =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
export const callings = '先生|女士|小姐|阿姨|叔叔|大爷|大妈|大伯|大哥|大姐|师傅|老师|老板|医生|奶奶|爷爷|夫妻|夫妇'
export const namedAs = '叫|名叫|姓名|名字是|业主|住户|户主'
/** What follows a name after `namedAs`, the words before a surname among friends, and what makes those a place. */
export const afterName = '[，。、；,;]|$|的|和|跟|与'
export const familiar = '老小'
export const ofPlaces = '区楼幢店桥路'
