# Runs a program that lives no longer than its standard input: when whoever holds the other end of
# the pipe closes it, or dies, the program and all that it started are killed.
exec 3<&0 </dev/null
# Ctrl-C tells the whole group. That is for the node, which then closes the pipe: a guard that went
# before it would leave its program behind.
trap : HUP INT TERM
if command -v setsid >/dev/null 2>&1; then
  setsid "$@" 3<&- &
else
  "$@" 3<&- &
fi
child=$!
(
  trap '' HUP INT TERM
  read -r _ <&3
  kill -9 "-$child" 2>/dev/null || kill -9 "$child" 2>/dev/null
) >/dev/null 2>&1 &
watch=$!
exec 3<&-
# A signal ends the wait, not the program.
while
  wait "$child"
  status=$?
  kill -0 "$child" 2>/dev/null
do
  :
done
kill -9 "-$child" 2>/dev/null
kill -9 "$watch" 2>/dev/null
exit "$status"
