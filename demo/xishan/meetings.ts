/** A year of the bench (建言堂) each 20th and of joint meetings (联席会). Everything here is made up. */
export const suggestions = [
  { text: '洛塘桥头的路灯一到晚上就暗，走路要打手电。', answer: '报给路灯所，换了灯头。', decision: '桥头路灯换灯头' },
  {
    text: '小广场早上跳舞音乐响得早，能不能晚半小时。',
    answer: '和舞队商量好，七点半以后放音乐。',
    decision: '舞队晨练改到七点半',
  },
  { text: '快递柜前面老停电瓶车，推婴儿车过不去。', answer: '划线留出一米二的通道。', decision: '快递柜前划线' },
  { text: '想有个地方给放学的孩子写作业。', answer: '阅览室周一到周五开到六点。', decision: '阅览室延到六点' },
  { text: '垃圾房冲洗的水流到路上，冬天会结冰。', answer: '物业改了排水口。', decision: '垃圾房改排水口' },
  { text: '电梯里的紧急电话没人接。', answer: '物业值班室每天试打一次。', decision: '每天试打电梯电话' },
] as const

export const promises = [
  { unit: 'helin', title: '地下车库进水', text: '雨季前把车库排水泵修好', to: '地下车位的住户', late: false },
  { unit: 'shouwang', title: '消防通道停车', text: '消防通道重新划线、装隔离桩', to: '南苑住户', late: true },
  { unit: 'urban_management', title: '校门口流动摊', text: '上下学时段派人在校门口疏导', to: '西山小学', late: false },
] as const

export const joints = 6
export const benches = 12
