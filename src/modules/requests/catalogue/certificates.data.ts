/**
 * Papers a community must not issue (民发〔2020〕20号, first list, 20 kinds), with who does or what proves it instead. Cities publish their own
 * longer lists: the item's question is the community's to change.
 */
const forbiddenCertificates: readonly { name: string; instead: string }[] = [
  {
    name: '亲属关系证明',
    instead: '凭户口簿、结婚证、出生医学证明；上面看不出的，到户籍地派出所查；要公证的，到公证处。',
  },
  { name: '居民身份信息证明', instead: '凭身份证、户口簿；要核实的，到户籍地派出所。' },
  { name: '户口登记项目内容变更申请证明', instead: '带上能说明的材料，到户籍地派出所。' },
  { name: '居民养犬证明', instead: '到管养犬登记的公安或城管窗口。' },
  { name: '无犯罪记录证明', instead: '到户籍地或居住地派出所，也可以在公安的网上平台申请。' },
  { name: '社区戒毒、社区康复人员表现证明', instead: '到街道禁毒办或派出所。' },
  { name: '人员失踪证明', instead: '到派出所报案；要宣告失踪的，到法院。' },
  { name: '婚姻状况证明', instead: '凭结婚证、离婚证；要查记录的，到民政的婚姻登记处。' },
  { name: '出生证明', instead: '到接生的医院办出生医学证明；补办的问当地卫生健康部门。' },
  { name: '健在证明', instead: '本人在发放单位的手机程序上认证，或带身份证去一趟；行动不便的可请发放单位上门。' },
  { name: '死亡证明', instead: '在医院的由医院开；在家正常去世的，到社区卫生服务中心；非正常的，由公安机关开。' },
  { name: '疾病状况证明', instead: '到看病的医院。' },
  { name: '残疾状况证明', instead: '凭残疾人证；没有办过的，到残联。' },
  { name: '婚育状况证明', instead: '婚姻的到婚姻登记处，生育的到街道卫生健康窗口，也可以自己写承诺书。' },
  { name: '居民就业状况证明', instead: '在职的由单位开，其余到人力资源社会保障的就业窗口。' },
  { name: '居民个人档案证明', instead: '到存档案的单位或人才服务机构。' },
  { name: '居民财产证明', instead: '房产到不动产登记中心，存款到银行，车辆到车管所。' },
  { name: '遗产继承权证明', instead: '到公证处；有争议的，到法院。' },
  { name: '市场主体住所证明', instead: '凭产权证、租赁合同，到市场监管窗口。' },
  { name: '证件遗失证明', instead: '直接到发证的单位挂失、补办。' },
]

/** What the item of papers asks first. */
export const whichCertificate = {
  question: '要开哪种证明',
  options: [
    ...forbiddenCertificates.map(({ name, instead }) => ({ text: name, instead })),
    { text: '别的证明', instead: '' },
  ],
  required: true,
}
