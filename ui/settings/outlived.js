// A session that is new in a page that is not: the server was started anew, or has forgotten the session. What stands
// in the address is later than what the server hears of it.
export default function ({ data, setTriggerValue }) {
  const isNew = window.labSession !== undefined && window.labSession !== data.session;
  window.labSession = data.session;
  if (isNew) setTriggerValue("address", window.location.search);
}
