import type { AllControlMessages } from "./control-messages.ts";

/** The controls in Traditional Chinese. */
export const traditionalChineseControls: AllControlMessages = {
  "one-hot": {
    title: "以獨熱向量表示字母",
    claim: "模型 1 會答錯，是因為單一字母的上下文不足。",
    better:
      "並非如此：同樣的網路、同樣的單一字母，改用獨熱向量就更好。它缺的是清楚的輸入，而不是上下文。",
    worse: "更清楚的輸入對模型 1 沒有幫助：此說法目前仍成立。",
    undecided: "更清楚的輸入看不出差別：此說法目前仍成立。",
  },
  "more-epochs": {
    title: "3,000 輪取代 500 輪",
    claim: "模型 1 與模型 2 學不會字母表。",
    better: "學得會：訓練六倍的輪數就更好。500 輪是預算，不是極限。",
    worse: "更多訓練使模型 1 變差：此說法目前仍成立。",
    undecided: "六倍的輪數對模型 1 看不出差別：此說法目前仍成立。",
  },
  "full-batch": {
    title: "每一步使用全部樣本",
    claim: "逐一樣本、隨機順序的學習方式決定了結果。",
    better:
      "單一樣本的雜訊有代價：步數相同而每步使用全部樣本（因此每個樣本被看 25 倍的次數）時，模型 1 更好。",
    worse: "單一樣本的雜訊並未拖累模型 1：步數相同而每步使用全部樣本時，它更差。",
    undecided: "步數相同而每步使用全部樣本時，模型 1 的結果相近：此說法未獲支持。",
  },
  "dense-window": {
    title: "在視窗上用一個 Dense 層",
    claim: "模型 2 顯示 LSTM 如何處理並列的三個字母。",
    better:
      "只有一個時間步的 LSTM 什麼也記不住，同一視窗上 32 個 tanh 單元的 Dense 層甚至更好。模型 2 與記憶無關。",
    worse: "同一視窗上 32 個 tanh 單元的 Dense 層較差：即使只有一步，LSTM 的閘也有幫助。",
    undecided: "同一視窗上 32 個 tanh 單元的 Dense 層一樣好。模型 2 與記憶無關。",
  },
  "shared-weights": {
    title: "模型 1 與模型 3 使用相同的初始權重",
    claim: "模型 3 勝過模型 1，只是初始權重的運氣。",
    better:
      "並非如此：兩者都有 5,210 個參數，每個種子給兩者相同的初始權重，模型 3 仍然更好。不同的是有多少字母經過它們。",
    worse: "從相同的權重開始，模型 3 較差。",
    undecided: "從相同的權重開始，兩者無法分辨：可能全是權重的運氣。",
  },
  "simple-rnn": {
    title: "以 SimpleRNN 取代 LSTM",
    claim: "要從三個時間步學習，必須有 LSTM 的閘。",
    better: "並非如此：完全沒有閘的模型 3 更好。三步太短，還談不上遺忘。",
    worse: "沒有閘的模型 3 較差：此說法目前仍成立。",
    undecided: "並非如此：完全沒有閘的模型 3 一樣好。三步太短，還談不上遺忘。",
  },
  sigmoid: {
    title: "以真正的 sigmoid 取代 Keras 2 的 hard sigmoid",
    claim: "結果取決於閘的舊預設激活函數。",
    better: "較新的預設對模型 1 有幫助。",
    worse: "較新的預設使模型 1 答錯更多。",
    undecided: "較新的預設對模型 1 看不出差別。",
  },
  "state-within-batch": {
    title: "批次內的狀態",
    claim: "原文章：把樣本依序放在同一批次，LSTM 就會使用前一個樣本留下的狀態。",
    better: "在此依序比打亂好，儘管無狀態的 LSTM 對批次中的每個樣本都從零開始。",
    worse: "在此依序比打亂差，儘管無狀態的 LSTM 對批次中的每個樣本都從零開始。",
    undecided:
      "這是誤解：無狀態的 LSTM 對批次中的每個樣本都從零開始，批次內的順序不可能有影響，打亂與依序的結果相同。有幫助的是 5,000 輪訓練。",
  },
  stateful: {
    title: "有狀態的 LSTM",
    claim: "原文章：把狀態從一個字母帶到下一個，模型 1 就學會字母表。",
    better:
      "從 A 一路帶到 Z，它比模型 1 好。但它學會的是一條路徑，不是字母：冷啟動時的回答如第二行所示。",
    worse: "從 A 一路帶到 Z，它比模型 1 差。",
    undecided: "從 A 一路帶到 Z，與模型 1 無法分辨。",
  },
  "variable-length": {
    title: "一到五個字母的視窗",
    claim: "原文章：較短的視窗可以用零補滿。",
    better: "0 也是字母 A：改用專屬且被遮罩的補值，同樣的網路在同樣的視窗上更好。",
    worse: "改用專屬且被遮罩的補值，同樣的網路在同樣的視窗上更差。",
    undecided: "0 也是字母 A，但改用專屬且被遮罩的補值，同樣的網路看不出更好。",
  },
};
