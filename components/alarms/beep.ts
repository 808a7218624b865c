const NOTES_HZ = [880, 660];
const NOTE_SECONDS = 0.18;
const LOUDNESS = 0.2;

/** Two short notes. Does nothing where the browser does not allow sound before somebody has clicked on the page. */
export function beep(): void {
  const audio = new AudioContext();
  NOTES_HZ.forEach((frequency, index) => {
    const start = audio.currentTime + index * NOTE_SECONDS;
    const gain = audio.createGain();
    gain.gain.setValueAtTime(LOUDNESS, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
    const note = audio.createOscillator();
    note.frequency.value = frequency;
    note.connect(gain).connect(audio.destination);
    note.start(start);
    note.stop(start + NOTE_SECONDS);
    if (index === NOTES_HZ.length - 1) note.addEventListener("ended", () => void audio.close());
  });
}
