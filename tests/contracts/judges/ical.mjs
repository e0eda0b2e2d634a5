// Reads calendars with ical.js and tells what it made of each, as JSON: every moment in UTC by
// the rules of zones that the calendar itself carries, every duration in seconds.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;
const moment = (time) => (time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString());
const read = {};
for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  const entries = calendar.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      location: event.location,
      starts: moment(event.startDate),
      ends: moment(event.endDate),
      seconds: event.endDate.subtractDateTz(event.startDate).toSeconds(),
      zone: one.getFirstProperty("dtstart").getParameter("tzid") ?? "",
      status: one.getFirstPropertyValue("status"),
      sequence: event.sequence,
      language: one.getFirstProperty("summary").getParameter("language"),
      stamped: one.getFirstPropertyValue("dtstamp").toString(),
      address: one.getFirstPropertyValue("url"),
    };
  });
  read[file] = {
    name: calendar.getFirstPropertyValue("name"),
    source: calendar.getFirstPropertyValue("source"),
    version: calendar.getFirstPropertyValue("version"),
    uid: calendar.getFirstPropertyValue("uid"),
    zones: calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid")),
    entries,
  };
}
console.log(JSON.stringify(read));
