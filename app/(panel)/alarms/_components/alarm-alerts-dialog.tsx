"use client";

import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { useState } from "react";

import { keepAlarmAlerts, readAlarmAlerts, type AlarmAlerts } from "@/components/alarms/alarm-alerts";
import styles from "@/components/alarms/alarms.module.css";
import { beep } from "@/components/alarms/beep";
import { Stack } from "@/components/ui/stack";

/** Sound and desktop notifications of this browser, while a page of Pilothouse is open in it. */
export function AlarmAlertsDialog({ onDismiss }: { onDismiss: () => void }) {
  const [alerts, setAlerts] = useState(() => readAlarmAlerts(window.localStorage));
  const [isRefused, setIsRefused] = useState(false);
  const set = (next: AlarmAlerts) => {
    keepAlarmAlerts(window.localStorage, next);
    setAlerts(next);
  };
  const wantNotification = async (isWanted: boolean) => {
    const allowed = !isWanted || ("Notification" in window && (await Notification.requestPermission()) === "granted");
    setIsRefused(!allowed);
    set({ ...alerts, notification: isWanted && allowed });
  };
  return (
    <Modal visible header="Sound and notifications" closeAriaLabel="Close" onDismiss={onDismiss} footer={<Button onClick={onDismiss}>Close</Button>}>
      <Stack tight>
        <p>When an alarm goes off that nobody has acknowledged or muted, this browser can call you while a page of Pilothouse is open in it. To be told elsewhere, see Notifications.</p>
        <label className={styles.choice}>
          <input type="checkbox" className={styles.pick} checked={alerts.sound} onChange={(event) => set({ ...alerts, sound: event.target.checked })} />
          A short sound
        </label>
        <label className={styles.choice}>
          <input type="checkbox" className={styles.pick} checked={alerts.notification} onChange={(event) => void wantNotification(event.target.checked)} />
          A notification of the desktop
        </label>
        {isRefused ? <p role="alert">The browser does not allow notifications of this site. Allow them in its settings, then try again.</p> : null}
        <span>
          <Button onClick={beep}>Hear the sound</Button>
        </span>
      </Stack>
    </Modal>
  );
}
