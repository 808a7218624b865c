import type { Mark } from "@/components/ui/status-mark";
import type { LogLevel } from "@/lib/logs/log-level";

const WORDS: Record<LogLevel, Mark> = {
  error: { tone: "error", word: "Error" },
  warning: { tone: "warning", word: "Warning" },
  info: { tone: "info", word: "Info" },
  debug: { tone: "stopped", word: "Debug" },
  none: { tone: "unknown", word: "No level" },
};

export const levelMark = (level: LogLevel): Mark => WORDS[level];
