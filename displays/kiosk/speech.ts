import type { Lang } from './words.ts';

/** Reads aloud where the tablet has a voice for the language. */
export interface Speech {
  readonly speaks: (lang: Lang) => boolean;
  readonly say: (lang: Lang, sentences: readonly string[]) => void;
  readonly hush: () => void;
}

/** The voices of this browser; `changed` is told when they turn up, which may be late. */
export const browserSpeech = (changed: () => void): Speech => {
  const synth = 'speechSynthesis' in window ? window.speechSynthesis : null;
  synth?.addEventListener('voiceschanged', changed);
  const voice = (lang: Lang): SpeechSynthesisVoice | undefined =>
    synth?.getVoices().find((one) => one.lang.toLowerCase().startsWith(lang) && one.localService);
  return {
    speaks: (lang) => voice(lang) !== undefined,
    say: (lang, sentences) => {
      const found = voice(lang);
      if (synth === null || found === undefined) return;
      synth.cancel();
      for (const sentence of sentences) {
        const words = new SpeechSynthesisUtterance(sentence);
        words.voice = found;
        words.lang = found.lang;
        words.rate = 0.9;
        synth.speak(words);
      }
    },
    hush: () => synth?.cancel(),
  };
};
