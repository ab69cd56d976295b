# Shared by the launchers beside it, not to be run: sets $imagej and $java, and builds target/imagej if it is not there.
root=$(cd -- "$(dirname -- "$0")/.." && pwd) || exit 2
imagej=$root/target/imagej

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" >/dev/null 2>&1; then
  echo "Java not found: set JAVA_HOME, or put java on the PATH." >&2
  exit 2
fi

if ! ls "$imagej"/plugins/NeuroFactor_*.jar "$imagej/imagej-headless.jar" >/dev/null 2>&1; then
  echo "Nothing is built yet: running mvn -DskipTests package" >&2
  (cd -- "$root" && mvn -q -B -DskipTests package) >&2 || exit 2
fi
