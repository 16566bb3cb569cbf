@echo off
rem The command line, with flags that start fast and a class-data archive that the first run makes.
rem ADAFLIGHT_OPTS adds JVM options, such as -Xmx2g.
setlocal
set "JAR=%~dp0..\lib\adaflight.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "FLAGS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
set "CACHE=%LOCALAPPDATA%\adaflight"
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
rem An archive fits one jar: its time and size are in the name. A JVM that it does not fit ignores it.
for %%F in ("%JAR%") do set "KEY=%%~tF-%%~zF"
set "KEY=%KEY:/=%"
set "KEY=%KEY::=%"
set "KEY=%KEY: =%"
set "KEY=%KEY:.=%"
set "ARCHIVE=%CACHE%\%KEY%.jsa"
if exist "%ARCHIVE%" (
  "%JAVA%" %FLAGS% "-XX:SharedArchiveFile=%ARCHIVE%" %ADAFLIGHT_OPTS% -jar "%JAR%" %*
) else (
  "%JAVA%" %FLAGS% "-XX:ArchiveClassesAtExit=%ARCHIVE%" %ADAFLIGHT_OPTS% -jar "%JAR%" %*
)
exit /b %ERRORLEVEL%
