import { traditionalChineseControls } from "./control-messages-traditional-chinese.ts";
import type { Comparison, Messages } from "./messages.ts";

function record({ wins, ties, losses, count }: Comparison): string {
  return `${count} 個種子中 ${wins} 個較好、${ties} 個相同、${losses} 個較差`;
}

const terms: Readonly<Record<string, string>> = {
  "model-1": "模型 1",
  "model-2": "模型 2",
  "model-3": "模型 3",
  "one hot": "獨熱編碼",
  normalized: "數值編碼",
  "simple rnn": "SimpleRNN",
  lstm: "LSTM",
  sigmoid: "sigmoid",
  "in order": "不打亂順序",
  stateful: "有狀態",
  "cold start": "冷啟動",
  "variable length": "可變長度",
  "zero padding": "以零補齊",
  "masked padding": "遮罩補值",
  samples: "樣本",
  alphabet: "字母表",
  units: "單元",
  epochs: "訓練輪數",
  "batch size": "批次大小",
  "learning rate": "學習率",
};

/** A report in Traditional Chinese, as it is written in Taiwan. */
export const traditionalChinese: Messages = {
  language: "zh-TW",
  title: "是運氣，還是學會了？",
  controls: traditionalChineseControls,
  model: (name) => name.replace(/^model-/, "模型 "),
  term: (term) => terms[term] ?? term,
  headings: {
    summary: "答對字母的百分比",
    distribution: "每一次訓練",
    pairs: "逐一種子比較",
    publicRuns: "他人的結果落在哪裡",
    misses: "答錯的字母",
    curves: "學習過程",
    confusion: "問題與回答",
    controls: "對照實驗",
    reproduce: "如何重現",
  },
  columns: {
    setup: "設定",
    runs: "次數",
    mean: "平均",
    interval: "95 % 區間",
    deviation: "標準差",
    quartiles: "四分位數",
    interquartileMean: "四分位平均",
    range: "最低–最高",
    perfect: "全對",
    diverged: "發散",
    pair: "比較",
    common: "只看共同的字母",
    difference: "百分點",
    record: "較好–相同–較差",
    improvement: "改善機率",
    source: "來源",
  },
  captions: {
    dots: "每個點是一次訓練；橫線是平均與其 95 % 區間，◆ 是他人公布的結果。",
    histogram: "依答對字母數統計的訓練次數。",
    loss: "損失（nat，對數刻度）：中位數與居中的一半。",
    accuracy: "訓練時的準確率（百分比）：中位數與居中的一半。",
    confusion: (label) => `${label}：應答的字母（列）與實際回答（欄），合計所有訓練。`,
  },
  shared: (differences) => `以下皆為：${differences}。`,
  fewSeeds: (count, isSame) =>
    `${isSame ? "每個" : "有的"}模型只有 ${count} 個種子：太少，無法分辨學會與運氣。以下只是初步觀察，不是結論。`,
  noVerdict: (count) => `只有 ${count} 個種子：這是初步觀察，不是結論。`,
  incomplete: (there, planned) =>
    `預定 ${planned} 次訓練，完成了 ${there} 次：其餘的可能改變以下內容。`,
  diverged: (label, diverged, count) =>
    `${label}：${count} 次訓練中有 ${diverged} 次損失不再是有限值，以全錯計。`,
  better: (pair) =>
    `${pair.first} 優於 ${pair.second}，平均高 ${pair.points} 個百分點（95 % 區間 ${pair.low} 至 ${pair.high}）：${record(pair)}。`,
  worse: (pair) =>
    `${pair.first} 不如 ${pair.second}，平均低 ${pair.points} 個百分點（95 % 區間 ${pair.low} 至 ${pair.high}）：${record(pair)}。`,
  undecided: (pair) =>
    `${pair.first} 與 ${pair.second} 之間，這些訓練無法定論：平均相差 ${pair.difference} 個百分點，95 % 區間 ${pair.low} 至 ${pair.high}；${record(pair)}。`,
  firstLook: (pair) =>
    `目前 ${pair.first} 與 ${pair.second} 平均相差 ${pair.difference} 個百分點：${record(pair)}。`,
  claim: (claim) => `說法：${claim}`,
  controlResult: (pair) =>
    `${pair.first}：${pair.firstMean} %，損失 ${pair.firstLoss}；${pair.second}：${pair.secondMean} %，損失 ${pair.secondLoss}。相差 ${pair.difference} 個百分點${pair.hasInterval ? `（95 % 區間 ${pair.low} 至 ${pair.high}）` : ""}；${record(pair)}。`,
  onCommonLetters: (count) => `只看兩者都被問到的 ${count} 個字母：`,
  best: (label, mean, last, lastMean) =>
    `平均而言，${label} 最好（${mean} %），${last} 最差（${lastMean} %）。`,
  luck: (ranges) =>
    `只用一個種子，${ranges.map(({ label, low, high }) => `${label} 可能得到 ${low} 到 ${high} % 之間的任何結果`).join("，")}。`,
  perfect: (label, count, atLeast) =>
    `${label} 在全部 ${count} 個種子都答對每個字母，因此有 95 % 的信心：所有種子中至少 ${atLeast} % 會如此。`,
  mostlyPerfect: (label, perfect, count) =>
    `${label} 在 ${count} 個種子中有 ${perfect} 個答對每個字母。`,
  tutorial: (places) =>
    `教學的數字只是其中一次抽樣：${places.map(({ label, accuracy, percentile }) => `${label} 的 ${accuracy} % 位於第 ${percentile} 百分位`).join("，")}。`,
  recall: "所問的每個視窗都訓練過：這裡量的是記憶，不是理解。",
  percentiles: "他人公布的百分比；括號內是它在此處所有訓練中的百分位。",
  missesText: (label, letters) => `${label}：${letters}`,
  nothingMissed: (label) => `${label}：無`,
  reproduce: "相同的種子在任何電腦上都得到相同的位元組。可重複全部或部分訓練並比對：",
  madeWith: (versions) => `以 ${versions} 計算。`,
};
