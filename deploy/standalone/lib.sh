# What deploy/up and deploy/down share; $root is the repository. Sourced, not run.

launcher=$root/deploy/standalone/launcher/target/slotkeeper-launcher.jar
stamp=$root/deploy/standalone/launcher/target/.built
modules="deploy/standalone/engine messaging inventory-service policy-service assignment-service notifier-service deploy/standalone/launcher"

fail() {
  echo "slotkeeper: $*" >&2
  exit 1
}

# Sets $java to a Java 17 or newer, JAVA_HOME first, and JAVA_HOME to its home.
find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  elif command -v java >/dev/null; then
    java=$(readlink -f "$(command -v java)")
  else
    fail "needs a JDK 17 or newer; set JAVA_HOME or put java on the PATH"
  fi
  local version
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
  case $version in
    1.*|[1-9]|1[0-6]|'') fail "$java is Java ${version:-unknown}; a JDK 17 or newer is needed" ;;
  esac
  export JAVA_HOME=${java%/bin/java}
}

# The packaged file by which a module counts as built.
artifact() {
  case $1 in
    *-service) echo "$root/$1/target/quarkus-app/quarkus-run.jar" ;;
    deploy/standalone/*) echo "$root/$1/target/slotkeeper-${1##*/}.jar" ;;
    *) echo "$root/$1/target/classes" ;;
  esac
}

# Says why a build is needed: a module is not packaged, or a source is newer than its package and than the last build.
build_reason() {
  local module file newer
  for module in $modules; do
    file=$(artifact "$module")
    if [ ! -e "$file" ]; then
      echo "$module is not built yet"
      return
    fi
    local than=(-newer "$file")
    if [ -e "$stamp" ]; then than+=(-newer "$stamp"); fi
    newer=$(find "$root/pom.xml" "$root/$module/pom.xml" "$root/$module/src/main" -type f "${than[@]}" 2>/dev/null | head -n 1)
    if [ -n "$newer" ]; then
      echo "${newer#"$root"/} is newer than the build"
      return
    fi
  done
}

build_if_needed() {
  local reason
  reason=$(build_reason)
  if [ -z "$reason" ]; then return; fi
  [ -x "$JAVA_HOME/bin/javac" ] || fail "$reason, and $JAVA_HOME has no javac: a JDK is needed, not a JRE"
  mkdir -p "${stamp%/*}"
  local log=${stamp%/*}/build.log
  (
    if command -v flock >/dev/null; then flock 9; fi
    reason=$(build_reason)
    if [ -z "$reason" ]; then exit 0; fi
    echo "Building: $reason. The first build fetches its libraries and takes some minutes."
    if (cd "$root" && ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true -pl '!deploy/e2e,!deploy/bench,!deploy/faults' package 2>&1) \
      | tee "$log" | sed -un 's/^\[INFO\] Building \(Slotkeeper .*\) [^ ]* *\(\[[0-9/]*\]\)$/  \2 \1/p'; then
      touch "$stamp"
    else
      tail -n 40 "$log" >&2
      fail "the build failed; the whole log is $log"
    fi
  ) 9>"${stamp%/*}/.building"
}

# Becomes the launcher with the given command and its options. Secrets never go through here.
run_launcher() {
  if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then export SLOTKEEPER_TERMINAL=1; else export SLOTKEEPER_TERMINAL=0; fi
  local command=$1
  shift
  exec "$java" -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -Duser.home="${HOME:-/}" \
    -jar "$launcher" "$command" --root "$root" "$@"
}
