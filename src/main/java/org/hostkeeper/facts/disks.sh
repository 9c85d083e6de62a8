# How full the real file systems are. The local ones first; those of the network within a limit of their own, because a
# dead server hangs whoever asks. df(1) itself leaves out what has no size.
df --local --block-size=1 --output=source,fstype,size,used,avail,target \
    -x tmpfs -x devtmpfs -x squashfs -x iso9660 -x ramfs -x efivarfs
timeout -s KILL 3 df --block-size=1 --output=source,fstype,size,used,avail,target \
    -t nfs -t nfs4 -t cifs -t smb3 -t fuse.sshfs -t ceph -t glusterfs -t 9p 2>/dev/null
[ $? -lt 124 ] || echo 'network silent'
exit 0
